package dev.wringer.harness.schedule;

import dev.wringer.harness.fault.Disk;
import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.fault.Strike;
import dev.wringer.harness.record.Release;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads schedules: one entry after the other, each of them word by word. */
final class ScheduleReader {

    private static final Pattern ENTRY = Pattern.compile("[^;]+");
    private static final String STRIKE = "crash 10% at 5s";
    private static final String SPELL = "partition 50% 10s..30s";
    private static final List<String> STRIKES = List.of("crash", "leave", "restart", "join", "upgrade", "downgrade");
    private static final List<String> REGIMES = List.of("partition", "pause", "down", "still");

    private final String text;

    ScheduleReader(String text) {
        this.text = text;
    }

    Schedule read() throws ScheduleMistake {
        List<Action> actions = new ArrayList<>();
        for (String line : text.lines().toList()) {
            int comment = line.indexOf('#');
            Matcher entry = ENTRY.matcher(comment < 0 ? line : line.substring(0, comment));
            while (entry.find()) {
                Words words = new Words(line, entry.start(), entry.end());
                if (!words.isEmpty()) {
                    actions.add(action(words));
                }
            }
        }
        return new Schedule(actions);
    }

    private static Action action(Words words) throws ScheduleMistake {
        try {
            Action action = deed(words);
            if (!words.isEmpty()) {
                throw words.mistake("the action has ended here: the next one comes after a semicolon");
            }
            return action;
        } catch (IllegalArgumentException e) { // of the values themselves
            throw words.mistakeBefore(String.valueOf(e.getMessage()));
        }
    }

    private static Action deed(Words words) throws ScheduleMistake {
        String verb = words.take("a fault", STRIKE);
        Selectors selectors = new Selectors(words);
        return switch (verb) {
            case "crash" -> strike(Strike.crash(selectors.read()), words);
            case "leave" -> strike(Strike.leave(selectors.read()), words);
            case "restart" -> strike(new Strike.Restart(selectors.read(), disk(words)), words);
            case "upgrade" -> strike(replacement(selectors, Release.CANDIDATE, words), words);
            case "downgrade" -> strike(replacement(selectors, Release.BASELINE, words), words);
            case "join" -> strike(new Strike.Join(Quantities.count(words, "join 3 at 40s")), words);
            case "partition" -> spell(Regime.partition(selectors.read()), words);
            case "pause" -> spell(Regime.paused(selectors.read()), words);
            case "down" -> spell(new Regime.Down(selectors.read(), disk(words)), words);
            case "still" -> spell(new Regime.Still(), words);
            default -> degraded(verb, words, selectors);
        };
    }

    private static Action degraded(String verb, Words words, Selectors selectors) throws ScheduleMistake {
        LinkFaults faults = new LinkFaults(words);
        var fault = faults.read(verb)
                .orElseThrow(() -> words.unknown(
                        "fault",
                        Stream.of(STRIKES, REGIMES, LinkFaults.VERBS)
                                .flatMap(List::stream)
                                .toList()));
        Nodes from = selectors.read();
        boolean bothWays = words.take("<->");
        if (!bothWays) {
            words.expect("->", "cut 2 -> 10% 10s..30s' or 'cut 2 <-> 10% 10s..30s");
        }
        return spell(new Regime.Degraded(from, selectors.read(), bothWays, fault), words);
    }

    private static Strike replacement(Selectors selectors, Release release, Words words) throws ScheduleMistake {
        Nodes whom = selectors.read();
        boolean killed = words.take(",");
        if (killed) {
            words.expect("killed", "upgrade all, killed at 5s");
        }
        return new Strike.Replace(whom, release, killed ? Strike.Stop.KILL : Strike.Stop.LEAVE);
    }

    private static Disk disk(Words words) throws ScheduleMistake {
        if (!words.take(",")) {
            return new Disk.Kept();
        }
        words.expect("disk", "restart 2, disk lost at 5s");
        String fate = words.take("kept, lost, full, or 10% corrupted", "disk lost");
        if (fate.equals("kept")) {
            return new Disk.Kept();
        }
        if (fate.equals("lost")) {
            return new Disk.Lost();
        }
        if (fate.equals("full")) {
            return new Disk.Full();
        }
        if (!fate.endsWith("%")) {
            throw words.unknown("fate of a disk", List.of("kept", "lost", "full", "10%"));
        }
        double share = Quantities.share(fate, words);
        words.expect("corrupted", "disk 10% corrupted");
        return new Disk.Corrupted(share);
    }

    private static Action strike(Strike strike, Words words) throws ScheduleMistake {
        words.expect("at", STRIKE);
        return new Action.Once(Quantities.time(words, STRIKE), strike);
    }

    private static Action spell(Regime regime, Words words) throws ScheduleMistake {
        String span = words.take("a stretch of time", SPELL);
        int dots = span.indexOf("..");
        if (dots < 0) {
            throw words.mistakeBefore("a regime lasts from one time to another, as in '" + SPELL + "'");
        }
        Duration begin = Quantities.time(span.substring(0, dots), words);
        String end = span.substring(dots + 2);
        return new Action.While(
                begin, end.equals("end") ? Optional.empty() : Optional.of(Quantities.time(end, words)), regime);
    }
}
