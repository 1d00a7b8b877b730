package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Commands that want a Docker engine, where there is none. Testcontainers looks once a process, hence the processes. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class NoEngineTest {

    @TempDir
    private Path folder;

    private record Ended(int status, String out, String err) {}

    private Ended wringer(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Wringer.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("DOCKER_HOST", "unix:///there/is/no.sock");
        Process process = builder.redirectError(folder.resolve("err").toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        return new Ended(status, out, Files.readString(folder.resolve("err")));
    }

    @Test
    void aRunSaysSoInOneLineAndBeginsNothing() throws Exception {
        Ended run = wringer(
                "run",
                "massive-failure",
                "--testbed",
                "containers",
                "--nodes",
                "100",
                "--set",
                "killed=50",
                "--quiet",
                "--out",
                folder.resolve("runs").toString());
        assertThat(run.status()).isEqualTo(4);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("wringer: there is no Docker engine at /there/is/no.sock (DOCKER_HOST): start one");
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void cleaningSaysSoInOneLine() throws Exception {
        Ended clean = wringer("clean");
        assertThat(clean.status()).isEqualTo(4);
        assertThat(clean.err().lines())
                .singleElement()
                .asString()
                .startsWith("wringer: there is no Docker engine at /there/is/no.sock (DOCKER_HOST): start one");
    }

    @Test
    void theDoctorFindsItAndDistinguishes() throws Exception {
        Ended doctor = wringer("doctor");
        assertThat(doctor.out())
                .contains("ok      JDK")
                .contains(
                        "broken  Docker engine  there is no Docker engine at /there/is/no.sock (DOCKER_HOST): start one")
                .contains("local can run here");
        assertThat(doctor.status()).isZero();

        Ended strict = wringer("doctor", "--testbed", "containers");
        assertThat(strict.out()).contains("containers cannot run here");
        assertThat(strict.status()).isEqualTo(4);
    }
}
