package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenTest {

    private static int notAsked() {
        throw new AssertionError("nobody may ask");
    }

    private static Map<String, String> desk(String... more) {
        Map<String, String> environment = new LinkedHashMap<>(Map.of("TERM", "xterm", "LANG", "en_GB.UTF-8"));
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return environment;
    }

    /** A screen as it is now, to be compared. */
    private static List<Object> now(Screen screen) {
        return List.of(screen.terminal(), screen.live(), screen.colour(), screen.ascii(), screen.width());
    }

    @Test
    void aWindowMayChange() {
        AtomicInteger columns = new AtomicInteger(97);
        Screen screen = Screen.of(desk(), true, columns::get);
        assertThat(screen.width()).isEqualTo(97);

        columns.set(60);
        assertThat(screen.width()).isEqualTo(60);
    }

    @Test
    void aDeskHasEverything() {
        assertThat(now(Screen.of(desk(), true, () -> 97))).isEqualTo(now(new Screen(true, true, true, false, 97)));
    }

    @Test
    void aFileHasNothing() {
        assertThat(now(Screen.of(desk("LANG", "C"), false, ScreenTest::notAsked)))
                .isEqualTo(now(Screen.plain(120)));
    }

    @Test
    void noColorTakesColoursOnly() {
        assertThat(now(Screen.of(desk("NO_COLOR", "1"), true, () -> 97)))
                .isEqualTo(now(new Screen(true, true, false, false, 97)));
        assertThat(Screen.of(desk("NO_COLOR", ""), true, () -> 97).colour()).isTrue();
    }

    @Test
    void aDumbTerminalIsSentNoCodes() {
        Screen dumb = Screen.of(desk("TERM", "dumb"), true, () -> 97);

        assertThat(now(dumb)).isEqualTo(now(new Screen(true, false, false, false, 97)));
        assertThat(now(Screen.of(Map.of("LANG", "C.UTF-8"), true, () -> 97))).isEqualTo(now(dumb));
    }

    @Test
    void nobodyWatchesAContinuousIntegration() {
        assertThat(Screen.of(desk("CI", "true"), true, () -> 97).live()).isFalse();
        assertThat(Screen.of(desk("CI", "false"), true, () -> 97).live()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "60, '', 60",
        "0, '', 80",
        "5, '', 20",
        "999, '', 200",
        "60, 132, 132",
        "60, x, 60",
        "60, 0, 60",
        "60, -5, 60",
        "60, 99999999999, 60"
    })
    void theWidthIsWhatIsStatedOrWhatTheTerminalSays(int asked, String stated, int width) {
        assertThat(Screen.of(desk("COLUMNS", stated), true, () -> asked).width())
                .isEqualTo(width);
    }

    @Test
    void aStatedWidthHoldsForFilesToo() {
        assertThat(now(Screen.of(desk("COLUMNS", "70"), false, ScreenTest::notAsked)))
                .isEqualTo(now(Screen.plain(70)));
    }

    @ParameterizedTest
    @CsvSource({
        "en_GB.UTF-8, '', '', false",
        "de_DE.utf8, '', '', false",
        "C, '', '', true",
        "'', '', '', true",
        "en_GB.ISO-8859-1, '', '', true",
        "C, C.UTF-8, '', false",
        "en_GB.UTF-8, '', C, true",
        "en_GB.UTF-8, POSIX, '', true"
    })
    void aTerminalWhoseLocaleIsNotUnicodeGetsAscii(String lang, String type, String all, boolean ascii) {
        assertThat(Screen.of(desk("LANG", lang, "LC_CTYPE", type, "LC_ALL", all), true, () -> 80)
                        .ascii())
                .isEqualTo(ascii);
    }
}
