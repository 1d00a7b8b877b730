package dev.wringer.harness.containers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LogTailTest {

    private static void write(LogTail tail, String text) {
        tail.onNext(new Frame(StreamType.STDERR, text.getBytes(UTF_8)));
    }

    @Test
    void whatFitsIsKeptAsItIs() {
        LogTail tail = new LogTail(2 << 10);
        write(tail, "one\ntw");
        write(tail, "o\n");
        assertThat(tail.text()).isEqualTo("one\ntwo\n");
    }

    @Test
    void ofALongLogTheEndIsKeptFromTheBeginningOfALine() {
        LogTail tail = new LogTail(2 << 10);
        for (int i = 0; i < 1_000; i++) {
            write(tail, "line " + i + "\n");
        }
        assertThat(tail.text())
                .startsWith("… all but the last 2 KiB are left out\nline ")
                .endsWith("\nline 998\nline 999\n");
        assertThat(tail.text().getBytes(UTF_8)).hasSizeLessThan((2 << 10) + 60);
    }

    @Test
    void anEngineThatBreaksOffIsToldAfterWhatItHadPassedOn() throws IOException {
        LogTail tail = new LogTail(2 << 10);
        write(tail, "last words\n");
        tail.onError(new IOException("broken pipe"));
        assertThat(tail.text()).isEqualTo("last words\n… it could not be followed any further (broken pipe)\n");

        LogTail done = new LogTail(2 << 10);
        write(done, "all\n");
        done.close();
        done.onError(new IOException("closed"));
        assertThat(done.text()).isEqualTo("all\n");
    }
}
