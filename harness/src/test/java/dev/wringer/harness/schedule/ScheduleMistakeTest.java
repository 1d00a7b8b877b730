package dev.wringer.harness.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleMistakeTest {

    private static List<String> complaint(String text) {
        ScheduleMistake mistake = catchThrowableOfType(ScheduleMistake.class, () -> Schedule.read(text));
        assertThat(mistake).as(text).isNotNull();
        return String.valueOf(mistake.getMessage()).lines().toList();
    }

    /** The mark stands under the place before which {@code ^} is. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "^crsh 10% at 5s | did you mean crash?",
                "^xyzzy 10% at 5s | there are crash, leave, restart, join, upgrade, downgrade, partition",
                "^partitoin half 1s..2s | did you mean partition?",
                "^dely 1ms 1 -> 2 1s..2s | did you mean delay?",
                "crash 10 at^ | here a time is missing, as in 'crash 10% at 5s'",
                "crash 10^ | 'at' belongs here, as in 'crash 10% at 5s'",
                "crash^ | here whom it hits is missing",
                "crash ^at 5s | here whom it hits is missing",
                "pause ^1s..2s | here whom it hits is missing",
                "crash ^haf at 5s | did you mean half?",
                "crash ^everybody at 5s | there are 10%, 3, half",
                "crash 3 ^neighbors at 5s | did you mean neighbours?",
                "crash 3 ^newst at 5s | did you mean newest?",
                "crash 10% at ^5 | '5' is not a time such as 500ms, 15s or 10m",
                "crash 10% at ^-5s | '-5s' is less than 0s",
                "partition half ^10s | a regime lasts from one time to another, as in 'partition 50% 10s..30s'",
                "partition half ^at 10s | a regime lasts from one time to another",
                "partition half ^10s..5s | it ends at 5s and begins at 10s",
                "partition half^ | here a stretch of time is missing",
                "delay 10ms 1 ^2 0s..1s | '->' belongs here, as in 'cut 2 -> 10% 10s..30s' or 'cut 2 <-> 10%",
                "delay ^10ms±20ms 1 -> 2 0s..1s | a jitter of 20ms is more than the latency, 10ms",
                "crash 10% at 5s ^leave 1 at 6s | the next one comes after a semicolon",
                "crash ^200% at 1s | '200%' is outside 0 … 100",
                "crash 10% at 1s; crash ^-1 at 2s | '-1' is no selector",
                "join ^0 at 1s | 0 is not positive",
                "join ^1.5 at 1s | '1.5' is not a whole number",
                "join ^99999999999 at 1s | '99999999999' is more than 2147483647",
                "crash same as ^0 at 1s | 0 is not positive",
                "crash same ^1 at 1s | 'as' belongs here",
                "crash hosts 1,^x,3 at 1s | 'x' is not a whole number",
                "crash hosts 1,^a:7000 at 1s | hosts have names or numbers, not both",
                "crash holders of ^12 at 1s | a key has 40 hexadecimal digits",
                "restart 2, ^dsk lost at 1s | 'disk' belongs here",
                "restart 2, disk ^lots at 1s | did you mean lost?",
                "restart 2, disk ^120% corrupted at 1s | is outside 0 … 100",
                "restart 2, disk 20% ^at 1s | 'corrupted' belongs here",
                "lose ^101% 1 -> 2 1s..2s | is outside 0 … 100",
                "bandwidth ^10 1 -> 2 1s..2s | an amount in kB/s belongs here, as in 'bandwidth 10kB/s'",
                "bandwidth ^0kB/s 1 -> 2 1s..2s | 0 is not positive",
                "slice ^99999999999B 1ms 1 -> 2 1s..2s | is more than 2147483647",
            })
    void theMarkIsUnderTheMistake(String marked, String message) {
        int column = marked.indexOf('^');
        String text = marked.replace("^", "");

        List<String> complaint = complaint(text);

        assertThat(complaint).hasSize(3);
        assertThat(complaint.get(0)).contains(message);
        assertThat(complaint.get(1)).isEqualTo("  " + text);
        assertThat(complaint.get(2)).isEqualTo("  " + " ".repeat(column) + "^");
    }

    @Test
    void onlyTheLineInQuestionIsShown() {
        assertThat(complaint("crash 1 at 1s\n# well\n\tcrash 1 at 1s; crsh 2 at 2s # why\nleave 1 at 3s"))
                .containsExactly(
                        "'crsh' is no fault: did you mean crash?",
                        "  \tcrash 1 at 1s; crsh 2 at 2s # why",
                        "  \t               ^");
    }
}
