package dev.wringer.reports;

/** A drawing in characters: each holds two by four dots of braille, or one sign. In ASCII a character tells which half of it has dots. */
final class DotCanvas {

    /** Dots in a character, side by side. */
    static final int ACROSS = 2;

    /** Dots in a character, one below the other. */
    static final int DOWN = 4;

    private static final int BRAILLE = 0x2800;
    private static final int[][] BITS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}; // by row, then column
    private static final int UPPER_HALF = 0x01 | 0x08 | 0x02 | 0x10;

    private final int[][] dots; // bits, by line, then character
    private final char[][] signs; // 0 where there is none

    /** An empty one of so many characters a line, and so many lines. */
    DotCanvas(int width, int height) {
        this.dots = new int[height][width];
        this.signs = new char[height][width];
    }

    /** Sets the dot so far from the left, and so far from the top. */
    void dot(int x, int y) {
        dots[y / DOWN][x / ACROSS] |= BITS[y % DOWN][x % ACROSS];
    }

    /** Sets the dots on the way from one to the other. */
    void line(int x, int y, int toX, int toY) {
        int steps = Math.max(1, Math.max(Math.abs(toX - x), Math.abs(toY - y)));
        for (int i = 0; i <= steps; i++) {
            dot(x + Math.round((float) (toX - x) * i / steps), y + Math.round((float) (toY - y) * i / steps));
        }
    }

    /** Puts a sign in the place of the character that has this dot. */
    void sign(int x, int y, char sign) {
        signs[y / DOWN][x / ACROSS] = sign;
    }

    /** The sign in the place of the character that has this dot; 0 if there is none. */
    char signAt(int x, int y) {
        return signs[y / DOWN][x / ACROSS];
    }

    /** One line of it. */
    String text(int line, boolean ascii) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < dots[line].length; i++) {
            text.append(signs[line][i] != 0 ? signs[line][i] : character(dots[line][i], ascii));
        }
        return text.toString();
    }

    private static char character(int bits, boolean ascii) {
        if (bits == 0) {
            return ' ';
        }
        if (!ascii) {
            return (char) (BRAILLE + bits);
        }
        boolean upper = (bits & UPPER_HALF) != 0;
        boolean lower = (bits & ~UPPER_HALF) != 0;
        return upper && lower ? ':' : upper ? '\'' : '.';
    }
}
