package dev.wringer.cli;

import java.util.ArrayList;
import java.util.List;

/** What a terminal shows of what is written to it, as far as it knows the codes that the command uses; it is sent others in vain. */
final class FakeScreen {

    private final int width;
    private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
    private int row;
    private int column;
    private boolean wrapped;

    FakeScreen(int width) {
        this.width = width;
    }

    /** Shows all of it. */
    FakeScreen write(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\u001b') {
                int end = i + 2;
                while (!Character.isLetter(text.charAt(end))) {
                    end++;
                }
                code(text.substring(i + 2, end + 1));
                i = end;
            } else {
                put(c);
            }
        }
        return this;
    }

    private void code(String code) {
        if (code.equals("J")) {
            lines.subList(row + 1, lines.size()).clear();
            lines.get(row).setLength(Math.min(column, lines.get(row).length()));
        } else if (code.equals("1A")) {
            row = Math.max(0, row - 1);
        } else {
            throw new AssertionError("a code that is not expected: " + code);
        }
    }

    private void put(char c) {
        if (c == '\r') {
            column = 0;
        } else if (c == '\n') { // as terminals translate it
            row++;
            column = 0;
            if (row == lines.size()) {
                lines.add(new StringBuilder());
            }
        } else {
            if (column == width) {
                wrapped = true;
                put('\n');
            }
            StringBuilder line = lines.get(row);
            while (line.length() <= column) {
                line.append(' ');
            }
            line.setCharAt(column++, c);
        }
    }

    /** What is to be seen, without empty lines at the end. */
    List<String> lines() {
        List<String> shown = new ArrayList<>(
                lines.stream().map(line -> line.toString().stripTrailing()).toList());
        while (!shown.isEmpty() && shown.get(shown.size() - 1).isEmpty()) {
            shown.remove(shown.size() - 1);
        }
        return shown;
    }

    /** Whether a line was ever too long: it could not be drawn again. */
    boolean hasWrapped() {
        return wrapped;
    }
}
