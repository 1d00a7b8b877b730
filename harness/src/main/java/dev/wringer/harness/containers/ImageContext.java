package dev.wringer.harness.containers;

import dev.wringer.harness.hostprocess.Checkout;
import dev.wringer.harness.ring.TestbedFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What an image is made from.
 *
 * @param repository the image's name without a tag
 * @param files by their paths in the context, in alphabetical order
 * @param arguments of the build
 */
record ImageContext(String repository, TreeMap<String, Path> files, TreeMap<String, String> arguments) {

    private static final int TAG_LENGTH = 12;

    /** The node's image, from a checkout. */
    static ImageContext node(Path home, Map<String, String> bases) {
        return of(home, "node", Optional.of("node"), bases, "JDK_IMAGE", "BASE_IMAGE");
    }

    /** The image of the embedded Toxiproxy server. */
    static ImageContext toxiproxy(Path home, Map<String, String> bases) {
        return of(home, "toxiproxy", Optional.of("harness"), bases, "JDK_IMAGE", "BASE_IMAGE");
    }

    /** The image with iptables and tc. */
    static ImageContext tools(Path home, Map<String, String> bases) {
        Map<String, String> base = Optional.ofNullable(bases.get("TOOLS_BASE_IMAGE"))
                .map(image -> Map.of("BASE_IMAGE", image))
                .orElse(Map.of());
        return of(home, "tools", Optional.empty(), base, "BASE_IMAGE");
    }

    private static ImageContext of(
            Path home, String name, Optional<String> module, Map<String, String> bases, String... arguments) {
        TreeMap<String, Path> files = new TreeMap<>(files(home.resolve("docker").resolve(name)));
        module.ifPresent(
                built -> files(new Checkout(home).jars(built)).forEach((path, file) -> files.put("app/" + path, file)));
        TreeMap<String, String> used = new TreeMap<>();
        for (String argument : arguments) {
            Optional.ofNullable(bases.get(argument)).ifPresent(value -> used.put(argument, value));
        }
        return new ImageContext("wringer-" + name, files, used);
    }

    private static Map<String, Path> files(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            Map<String, Path> files = new TreeMap<>();
            all.filter(Files::isRegularFile)
                    .forEach(file ->
                            files.put(directory.relativize(file).toString().replace('\\', '/'), file));
            return files;
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(directory, e);
        }
    }

    private static TestbedFailure unreadable(Path path, Exception e) {
        return new TestbedFailure("cannot read " + path + ", from which an image is made: " + e.getMessage(), e);
    }

    /** The image's name, with a digest of everything that goes into it as its tag. */
    String name() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            arguments.forEach((name, value) -> digest.update(bytes(name + "=" + value + "\n")));
            for (Map.Entry<String, Path> file : files.entrySet()) {
                digest.update(bytes(file.getKey() + "\n"));
                digest.update(Files.readAllBytes(file.getValue()));
            }
            return repository + ":" + HexFormat.of().formatHex(digest.digest()).substring(0, TAG_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw unreadable(Path.of(repository), e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Copies everything into an empty folder, as the Dockerfile wants it. */
    void layOut(Path folder) {
        files.forEach((path, file) -> {
            try {
                Path target = folder.resolve(path);
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
            } catch (IOException e) {
                throw unreadable(file, e);
            }
        });
    }
}
