package dev.wringer.cli;

import dev.wringer.harness.junit.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words of a command line.
 *
 * @param words as they were typed, without the program
 */
record OrderWords(List<String> words) {

    /** Takes a copy. */
    OrderWords {
        words = List.copyOf(words);
    }

    /** Without some of the options. */
    OrderWords without(Set<String> withValue, Set<String> withoutValue) {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (withValue.contains(word)) {
                i++; // its value, too
            } else if (!withoutValue.contains(word) && !withValue.contains(word.replaceFirst("=.*", ""))) {
                kept.add(word);
            }
        }
        return new OrderWords(kept);
    }

    /** The command for a shell. */
    String command() {
        return "./wringer " + words.stream().map(ShellWord::quote).collect(Collectors.joining(" "));
    }
}
