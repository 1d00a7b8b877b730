package dev.wringer.harness.nemesis;

import dev.wringer.harness.setting.Decimals;
import dev.wringer.harness.setting.Kind;
import dev.wringer.harness.setting.Misfit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Files of sessions, as measurements of deployed systems are published: one session on a line, with the host, its start and its
 * end in seconds, separated by commas or blanks. What follows a {@code #} is a comment. Further columns are not looked at.
 */
final class Traces implements Kind<Trace> {

    private static final Decimals SECONDS = new Decimals(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    private static final int COLUMNS = 3;

    private record Line(String host, Session session) {}

    @Override
    public Trace read(String text) throws Misfit {
        List<Session> sessions = new ArrayList<>();
        Map<String, List<Session>> byHost = new HashMap<>(); // looked up only
        int number = 0;
        for (String each : lines(text)) {
            number++;
            String content = each.replaceFirst("#.*", "").strip();
            if (!content.isEmpty()) {
                String place = "line " + number + " of " + text;
                Line line = line(content, place);
                List<Session> others = byHost.computeIfAbsent(line.host(), host -> new ArrayList<>());
                requireApart(line, others, place);
                others.add(line.session());
                sessions.add(line.session());
            }
        }
        if (sessions.isEmpty()) {
            throw new Misfit("names a file without sessions: " + text);
        }
        return new Trace(text, sessions);
    }

    private static List<String> lines(String file) throws Misfit {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException | InvalidPathException e) {
            throw new Misfit("names a file that cannot be read as text: " + file);
        }
    }

    private static Line line(String content, String place) throws Misfit {
        String[] columns = content.split("\\s*,\\s*|\\s+", -1);
        if (columns.length < COLUMNS || columns[0].isEmpty()) {
            throw new Misfit("names a trace with a mistake: " + place
                    + " has no host, start and end, as in 'node7, 0, 3600': '" + content + "'");
        }
        Session session = new Session(seconds(columns[1], place), seconds(columns[2], place));
        if (session.end() < session.begin()) {
            throw new Misfit("names a trace with a mistake: " + place + " ends before it begins: '" + content + "'");
        }
        return new Line(columns[0], session);
    }

    private static double seconds(String text, String place) throws Misfit {
        try {
            return SECONDS.read(text);
        } catch (Misfit e) {
            throw new Misfit(
                    "names a trace with a mistake: " + place + " has '" + text + "', which is no number of seconds");
        }
    }

    private static void requireApart(Line line, List<Session> others, String place) throws Misfit {
        Session one = line.session();
        if (others.stream().anyMatch(other -> other.begin() < one.end() && one.begin() < other.end())) {
            throw new Misfit(
                    "names a trace with a mistake: " + place + " has " + line.host() + " there twice at the same time");
        }
    }

    @Override
    public String write(Trace value) {
        return value.file();
    }

    @Override
    public String range() {
        return "FILE";
    }
}
