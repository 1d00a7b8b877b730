package dev.wringer.harness.schedule;

import dev.wringer.harness.fault.Nodes;
import java.util.ArrayList;
import java.util.List;

/** Reads whom a fault hits. */
final class Selectors {

    private static final String EXAMPLE = "crash 10% at 5s";
    private static final List<String> KNOWN =
            List.of("10%", "3", "half", "arc", "holders", "joining", "hosts", "nobody", "same", "all");
    private static final double HALF = 0.5;

    private final Words words;

    Selectors(Words words) {
        this.words = words;
    }

    Nodes read() throws ScheduleMistake {
        String first = words.take("whom it hits", EXAMPLE);
        return switch (first) {
            case "half", "halves" -> Nodes.fraction(HALF);
            case "all" -> words.take("but") ? new Nodes.Except(read()) : Nodes.all();
            case "nobody" -> new Nodes.Numbered(List.of());
            case "joining" -> new Nodes.Joining();
            case "arc" -> Nodes.arc(Quantities.share(words, "arc 10%"));
            case "holders" -> {
                words.expect("of", "holders of KEY");
                yield Nodes.holdersOf(Quantities.key(words, "holders of KEY"));
            }
            case "same" -> {
                words.expect("as", "same as 1");
                yield new Nodes.SameAs(Quantities.count(words, "same as 1"));
            }
            case "hosts" -> hosts();
            default -> counted(first);
        };
    }

    private Nodes counted(String first) throws ScheduleMistake {
        if (first.endsWith("%")) {
            return Nodes.fraction(Quantities.share(first, words));
        }
        if (!Character.isDigit(first.charAt(0))) {
            throw words.unknown("selector", KNOWN);
        }
        int number = Quantities.count(first, words);
        if (words.take("neighbours")) {
            return Nodes.neighbours(number);
        }
        if (words.take("busiest")) {
            return Nodes.busiestFingers(number);
        }
        if (words.take("newest")) {
            return Nodes.newest(number);
        }
        if (words.take("successors")) {
            words.expect("of", number + " successors of KEY");
            return Nodes.successorsOf(Quantities.key(words, number + " successors of KEY"), number);
        }
        return Nodes.count(number);
    }

    private Nodes hosts() throws ScheduleMistake {
        List<String> names = new ArrayList<>();
        do {
            names.add(words.take("a host", "hosts 3,7"));
        } while (words.peek(1).filter(word -> !word.equals("disk")).isPresent() && words.take(","));
        if (names.stream().anyMatch(name -> name.contains(":"))) {
            return Nodes.named(names);
        }
        List<Integer> numbers = new ArrayList<>();
        for (String name : names) {
            numbers.add(Quantities.count(name, words));
        }
        return new Nodes.Numbered(numbers);
    }
}
