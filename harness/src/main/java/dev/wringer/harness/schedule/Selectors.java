package dev.wringer.harness.schedule;

import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.setting.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Reads whom a fault hits. */
final class Selectors {

    private static final String EXAMPLE = "crash 10% at 5s";
    private static final List<String> KNOWN =
            List.of("10%", "3", "half", "arc", "holders", "joining", "hosts", "nobody", "same", "all");
    private static final List<String> AFTER_A_NUMBER = List.of("neighbours", "busiest", "newest", "successors");
    private static final int MOST_IN_A_RANGE = 10_000_000;
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
        if (first.equals("at") || first.contains("..") || first.equals("->") || first.equals("<->")) {
            throw words.mistakeBefore("here whom it hits is missing, as in '" + EXAMPLE + "'");
        }
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
        if (words.peek().flatMap(word -> Nearest.to(word, AFTER_A_NUMBER)).isPresent()) {
            words.take("a selector", EXAMPLE);
            throw words.unknown("selector of a number", AFTER_A_NUMBER);
        }
        return Nodes.count(number);
    }

    /** One number, or all from one to another. */
    private List<Integer> range(String text) throws ScheduleMistake {
        int dots = text.indexOf("..");
        int first = Quantities.count(dots < 0 ? text : text.substring(0, dots), words);
        int last = dots < 0 ? first : Quantities.count(text.substring(dots + 2), words);
        if (last < first || last - first >= MOST_IN_A_RANGE) {
            throw words.mistakeBefore("a range of hosts goes up, and over less than " + MOST_IN_A_RANGE);
        }
        return IntStream.rangeClosed(first, last).boxed().toList();
    }

    private Nodes hosts() throws ScheduleMistake {
        List<String> names = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        do {
            String host = words.take("a host", "hosts 3,7");
            if (host.contains(":")) {
                names.add(host);
            } else {
                numbers.addAll(range(host));
            }
            if (!names.isEmpty() && !numbers.isEmpty()) {
                throw words.mistakeBefore("hosts have names or numbers, not both");
            }
        } while (words.peek(1)
                        .filter(word -> !word.equals("disk") && !word.equals("killed"))
                        .isPresent()
                && words.take(","));
        return names.isEmpty() ? new Nodes.Numbered(numbers) : Nodes.named(names);
    }
}
