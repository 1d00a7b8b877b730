package dev.wringer.harness.record;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.Operation.Kind;
import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.harness.record.Operation.Reach;
import dev.wringer.harness.record.RegimeEffect.Hindrance;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.Version;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.RpcFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonLinesTest {

    private static final Version VERSION = Version.of(Long.MAX_VALUE, Bytes.ofText("payload"));
    private static final Peer A = host(1);
    private static final Peer B = host(2);
    private static final Peer C = Peer.at("éa/b@c:70", 12); // any name that a container may have, and worse
    private static final Peer LIAR = new Peer(RingId.ofHighBits(0x0123_4567_89ab_cdefL), "host-000009:7000", 3);
    private static final Event END = new Event.Ended(99, "PASS", "");

    private static final RingRules RULES = new RingRules(2, 3, 2, 1_000);

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("trial.jsonl");
    }

    @ParameterizedTest
    @MethodSource("events")
    void eachEventIsReadAsItWasWritten(Event event) {
        List<Event> events = event instanceof Event.Ended ? List.of(event) : List.of(event, END);
        write(events.toArray(Event[]::new));

        Recording recording = JsonLinesReader.read(file);

        assertThat(recording.history().events()).isEqualTo(events);
        assertThat(recording.incomplete()).isEmpty();
    }

    @Test
    void noTypeOfEventIsForgotten() {
        assertThat(events().map(Event::getClass).collect(toSet()))
                .isEqualTo(typesOf(Event.class).collect(toSet()));
    }

    private static Stream<Class<?>> typesOf(Class<?> type) {
        return type.isInterface()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(JsonLinesTest::typesOf)
                : Stream.of(type);
    }

    static Stream<Event> events() {
        return Stream.of(
                begun(),
                new Event.Begun(0, "", "sim", Long.MIN_VALUE, Map.of()),
                new Event.Implemented(0, "node 1.0", "corrected", "", ""),
                new Event.Implemented(0, "node 1.0", "corrected", "sha256:abc", "java -jar"),
                new Event.Formed(1, Formation.ASSEMBLED, RULES, List.of(A, B, C, LIAR)),
                new Event.Formed(1, Formation.GROWN, RULES, List.of()),
                new Event.Joined(Long.MAX_VALUE, C),
                new Event.Joined(2, LIAR),
                new Event.Leaving(3, List.of(B, A)),
                new Event.Left(3, List.of(B, A)),
                new Event.Crashed(4, List.of(host(7), host(8), host(9), host(10), host(3)), "exit \"137\"\n\u0000 ☠"),
                new Event.Mixed(4, "black-hole", List.of("host-000001:7000", "host-000003:7000"), false),
                new Event.Deployed(4, Release.CANDIDATE, List.of("host-000001:7000"), "variant original"),
                new Event.Mixed(4, "lying-lists", List.of("host-000001:7000"), true),
                new Event.Measured(4, "after the faults", Map.of("repaired", 17L)),
                new Event.Planned(4, "crash 10% at 5s", "lookup:1 open:20/s", "kept"),
                new Event.Entered(4, Event.Stage.FAULTS),
                new Event.Acted(4, 1, "crash hosts 3 at 5s", Event.Deed.SHORTENED, "too long"),
                new Event.Paced(4, 1_000, 12_345),
                new Event.Recovering(4, 500, 3, 100, 97, 1),
                new Event.Restarted(4, List.of(host(3), A), "disk lost", false, "2 disks wiped"),
                new Event.Imposed(
                        5,
                        2,
                        "partition of 3 | 5",
                        new RegimeEffect(List.of("a", "b"), List.of("c"), true, Hindrance.CUT),
                        "probe 1 → 2: no answer"),
                new Event.Healed(6, 2, "partition of 3 | 5"),
                new Event.Suspected(6, A, 5, 17),
                new Event.Disturbed(6, "partition of 3 | 5"),
                new Event.Settled(6, true),
                new Event.MaintenanceSwitched(7, false),
                new Event.Completed(lookup()),
                new Event.Completed(store()),
                new Event.Completed(fetch()),
                new Event.Snapshot("after the strike", ring()),
                new Event.Believed(7, 12, ring().members()),
                new Event.Believed(7, Integer.MAX_VALUE, List.of()),
                new Event.Snapshot("empty", new RingSnapshot(9, List.of())),
                inventory(),
                new Event.Remarked(10, "containers", "Docker"),
                new Event.Spoilt(10, 8, Event.Cause.OVERLOAD, "too slow"),
                new Event.Violated(10, "LiveSuccessor", "a has no live successor: []", OptionalInt.empty(), true),
                new Event.Violated(10, "scenario", "lookups failed", OptionalInt.of(0), false),
                new Event.Excused(10, "LiveSuccessor", "a has no live successor: []"),
                new Event.Undecided(10, "too few samples"),
                new Event.CutShort(10, "interrupted"),
                new Event.Concluded(10, 250, Event.Conclusion.NOT_JUDGED, "too large"),
                new Event.Ended(11, "UNKNOWN", "premise broken"));
    }

    @Nested
    class TheText {

        @Test
        void isCompactAndTheSameEverywhere() throws IOException {
            Locale before = Locale.getDefault();
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab")); // has digits of its own
            try {
                write(begun(), members(5), new Event.Completed(lookup()), snapshot(), inventory(), END);
            } finally {
                Locale.setDefault(before);
            }

            assertThat(withoutSeals(Files.readString(file))).isEqualTo("""
                            {"event":"begun","at":0,"format":3,"scenario":"massive-failure","testbed":"sim","seed":-42,\
                            "settings":{"nodes":"1000","killed":"0.5"}}
                            {"event":"formed","at":1,"formation":"ASSEMBLED","successors":2,\
                            "replicas":3,"acknowledgements":2,"settling":1000,"members":\
                            [{"firstHost":0,"hosts":5,"nodes":1,"suffix":":7000"}]}
                            {"event":"completed","at":30,"number":3,"kind":"LOOKUP",\
                            "key":"0000000000000007000000000000000000000000","origin":"host-000001:7000/0",\
                            "invoked":20,\
                            "outcome":"OK","reach":"ANSWERED","answeredBy":"host-000002:7000/0",\
                            "path":["host-000009:7000/3@0123456789abcdef000000000000000000000000"],\
                            "dead":["host-000005:7000/0"],"misroutes":1}
                            {"event":"snapshot","at":8,"label":"","peers":["host-000002:7000/0","host-000001:7000/0"],\
                            "members":[[1,0,[0],[0]]]}
                            {"event":"inventory","at":8,"label":"before","peers":["host-000002:7000/0",\
                            "host-000001:7000/0"],"holders":{"0000000000000001000000000000000000000000":[1,0],\
                            "0000000000000002000000000000000000000000":[0]},"versions":\
                            {"0000000000000001000000000000000000000000":[{"version":-9223372036854775808,\
                            "digest":"0000000000000000000000000000000000000000","holders":[0]},\
                            {"version":9223372036854775807,"digest":"f07e5a815613c5abeddc4b682247a4c42d8a95df",\
                            "holders":[1]}]}}
                            {"event":"ended","at":99,"outcome":"PASS","reason":""}
                            """);
        }

        private static String withoutSeals(String record) {
            return record.replaceAll(",\"crc\":\"[0-9a-f]{8}\"(,\"sha256\":\"[0-9a-f]{64}\")?}\n", "}\n");
        }

        private Event snapshot() {
            return new Event.Snapshot(
                    "",
                    new RingSnapshot(
                            8, List.of(new NodeSnapshot(A, Optional.of(B), List.of(B), List.of(B), List.of()))));
        }

        @Test
        void namesAMillionMembersInOneShortLine() throws IOException {
            Event million = members(1_000_000);

            write(million, END);

            assertThat(Files.size(file)).isLessThan(400);
            assertThat(JsonLinesReader.read(file).history().events().get(0)).isEqualTo(million);
        }

        @Test
        void namesVirtualNodesOfConsecutiveHostsByRange() throws IOException {
            List<Peer> nodes = IntStream.range(0, 200)
                    .mapToObj(i -> Peer.at("host-%06d:7000".formatted(950 + i / 20), i % 20))
                    .toList();
            Event formed = new Event.Formed(1, Formation.GROWN, RULES, nodes.subList(0, 190));

            write(formed, END);

            assertThat(Files.readString(file))
                    .contains(
                            "[{\"firstHost\":950,\"hosts\":9,\"nodes\":20,\"suffix\":\":7000\"},\"host-000959:7000/0\",");
            assertThat(JsonLinesReader.read(file).history().events().get(0)).isEqualTo(formed);
        }

        @Test
        void aLiarBreaksARange() {
            Peer liar = new Peer(RingId.ZERO, "host-000003:7000", 0);
            Event formed = new Event.Formed(
                    1, Formation.GROWN, RULES, List.of(host(0), host(1), host(2), liar, host(4), host(5), host(6)));

            write(formed, END);

            assertThat(JsonLinesReader.read(file).history().events().get(0)).isEqualTo(formed);
        }

        @Test
        void membersAreFormedInOneOrderHoweverTheyAreGiven() {
            assertThat(new Event.Formed(1, Formation.GROWN, RULES, List.of(B, A)))
                    .isEqualTo(new Event.Formed(1, Formation.GROWN, RULES, List.of(A, B)));
        }
    }

    @Nested
    class AnUnfinishedRecord {

        @Test
        void isNotTakenForAResult() {
            try (JsonLinesWriter writer = JsonLinesWriter.open(file)) {
                writer.accept(begun());
            }

            assertThat(file).doesNotExist();
            assertThat(JsonLinesReader.read(partial()).incomplete())
                    .hasValue(partial() + " stops after line 1, before the trial ended");
        }

        @Test
        void hasEveryEventUpToTheLastOneWhileItIsWritten() {
            JsonLinesWriter writer = JsonLinesWriter.open(file);
            writer.accept(begun());
            writer.accept(members(3));

            assertThat(JsonLinesReader.read(partial()).history().events()).containsExactly(begun(), members(3));
            writer.close();
        }

        @Test
        void isReadUpToTheLineThatIsCutOff() throws IOException {
            write(begun(), members(3), END);
            byte[] whole = Files.readAllBytes(file);

            for (int cut = 1; cut < "{\"event\":\"ended\"}".length(); cut++) {
                Files.write(file, Arrays.copyOf(whole, whole.length - 1 - cut));
                Recording recording = JsonLinesReader.read(file);

                assertThat(recording.history().events()).containsExactly(begun(), members(3));
                assertThat(recording.incomplete()).hasValueSatisfying(why -> assertThat(why)
                        .startsWith(file + " is cut off in line 3, after ")
                        .endsWith("; the 2 lines before it are whole"));
            }
        }

        @Test
        void mayBeCutInTheMiddleOfACharacter() throws IOException {
            write(begun(), new Event.Joined(1, C), END);
            String text = Files.readString(file);
            int before = text.substring(0, text.indexOf('é')).getBytes(StandardCharsets.UTF_8).length;
            Files.write(file, Arrays.copyOf(Files.readAllBytes(file), before + 1));

            assertThat(JsonLinesReader.read(file).history().events()).containsExactly(begun());
        }

        @Test
        void becomesNoResultIfItGoesOnAfterTheEnd() {
            write(END, new Event.Healed(100, 0, "partition"));

            assertThat(file).doesNotExist();
            assertThat(partial()).exists();
        }
    }

    @Nested
    class WhatIsNoRecord {

        @Test
        void isNamedWithTheLineAndTheReason() throws IOException {
            Files.writeString(
                    file,
                    sealed("{\"event\":\"maintenance\",\"at\":1,\"running\":true}", "{\"event\":\"healed\",\"at\":1}"));

            assertThatExceptionOfType(RecordFailure.class)
                    .isThrownBy(() -> JsonLinesReader.read(file))
                    .withMessageStartingWith(
                            "cannot understand line 2 of " + file + ": the field 'number' is missing; ");
        }

        @Test
        void isRefusedWhateverItIs() throws IOException {
            for (String line : List.of(
                    "",
                    "[]",
                    "{}",
                    "no JSON",
                    "{\"event\":\"flown\",\"at\":1}",
                    "{\"event\":\"joined\",\"at\":1,\"member\":\"nobody\"}",
                    "{\"event\":\"joined\",\"at\":1.5,\"member\":\"a:1/0\"}",
                    "{\"event\":\"formed\",\"at\":1,\"formation\":\"GROWN\","
                            + "\"members\":[{\"firstHost\":1,\"hosts\":-1,\"nodes\":1,\"suffix\":\":1\"}]}",
                    "{\"event\":\"snapshot\",\"at\":1,\"label\":\"\",\"peers\":[],\"members\":[[0,null,[],[]]]}",
                    "{\"event\":\"begun\",\"at\":0,\"format\":3}",
                    "{\"event\":\"maintenance\",\"at\":1,\"running\":true}{}")) {
                Files.writeString(file, line + "\n");

                assertThatExceptionOfType(RecordFailure.class)
                        .as(line)
                        .isThrownBy(() -> JsonLinesReader.read(file))
                        .satisfies(failure -> assertThat(failure.getMessage())
                                .startsWith("cannot understand line 1 of ")
                                .hasLineCount(1));
            }
        }

        @Test
        void mustExist() {
            assertThatExceptionOfType(RecordFailure.class)
                    .isThrownBy(() -> JsonLinesReader.read(file))
                    .withMessage("cannot read " + file
                            + ": no such file or directory; name a record that exists and is readable");
        }

        @Test
        void orOneOfAnotherFormatIsToldAsThat() throws IOException {
            Files.writeString(file, "{\"event\":\"begun\",\"at\":0,\"format\":2}\n");

            assertThatExceptionOfType(RecordFailure.class)
                    .isThrownBy(() -> JsonLinesReader.read(file))
                    .withMessageContaining("the record has format 2, this version reads format 3; ");
        }

        @Test
        void fieldsFromALaterVersionArePassedOver() throws IOException {
            Files.writeString(
                    file,
                    sealed(
                            "{\"at\":1,\"new\":{\"x\":[null,true]},\"number\":0,\"regime\":\"r\",\"event\":\"healed\"}"));

            assertThat(JsonLinesReader.read(file).history().events()).containsExactly(new Event.Healed(1, 0, "r"));
        }
    }

    @Nested
    class AnAlteredRecord {

        private final List<Event> events = List.of(
                begun(),
                new Event.Joined(1, A),
                new Event.Joined(2, B),
                new Event.Joined(3, C),
                new Event.Completed(lookup()),
                END);

        @BeforeEach
        void write() {
            JsonLinesTest.this.write(events.toArray(Event[]::new));
        }

        /** Each bit of the file, one by one: the line in which it is, or the one before its line feed, is named. */
        @Test
        void isRefusedWhicheverBitWasFlipped() throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            int line = 1;
            for (int i = 0; i < bytes.length; i++) {
                for (int bit = 1; bit < 256; bit <<= 1) {
                    bytes[i] ^= (byte) bit;
                    Files.write(file, bytes);
                    bytes[i] ^= (byte) bit;

                    if (i < bytes.length - 1) {
                        assertThat(complaint()).contains("line " + line + " ");
                    } else {
                        assertThat(JsonLinesReader.read(file).incomplete()).isPresent();
                    }
                }
                line += bytes[i] == '\n' ? 1 : 0;
            }
        }

        @Test
        void isRefusedIfALineIsMissing() throws IOException {
            List<String> lines = Files.readAllLines(file);
            for (int removed = 0; removed < lines.size() - 1; removed++) {
                List<String> left = new ArrayList<>(lines);
                left.remove(removed);
                Files.write(file, left);

                assertThat(complaint()).contains("line " + (removed + 1) + " was changed");
            }
        }

        @Test
        void isRefusedIfLinesAreSwapped() throws IOException {
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            Collections.swap(lines, 1, 3);
            Files.write(file, lines);

            assertThat(complaint()).contains("line 2 was changed");
        }

        @Test
        void isRefusedIfItGoesOnBehindItsEnd() throws IOException {
            String whole = Files.readString(file);
            for (String more : List.of(" ", "\n", "x", whole)) {
                Files.writeString(file, whole + more);

                assertThat(complaint())
                        .isEqualTo(file + " is not as it was written: line 7 was added behind the record's end; take an"
                                + " unaltered copy, or make the run again");
            }
        }

        @Test
        void isRefusedIfALineHasNoSeal() throws IOException {
            Files.writeString(file, "{\"event\":\"maintenance\",\"at\":1,\"running\":true}\n");

            assertThat(complaint()).contains("line 1 was changed, added or moved");
        }

        /** Whoever repairs the checksums of lines only is found out by the digest. */
        @Test
        void isRefusedIfJustItsDigestIsWrong() throws IOException {
            String whole = Files.readString(file);
            int digest = whole.indexOf("\"sha256\":\"") + "\"sha256\":\"".length();
            char other = whole.charAt(digest) == '0' ? '1' : '0';
            Files.writeString(file, whole.substring(0, digest) + other + whole.substring(digest + 1));

            assertThat(complaint()).contains("line 6 was changed");
        }

        private String complaint() {
            return String.valueOf(catchThrowableOfType(RecordFailure.class, () -> JsonLinesReader.read(file))
                    .getMessage());
        }
    }

    /** Lines as the writer would have sealed them, none of them the last. */
    private static String sealed(String... lines) {
        Seal seal = new Seal();
        StringBuilder record = new StringBuilder();
        for (String line : lines) {
            String open = line.substring(0, line.length() - 1);
            update(seal, open);
            String end = seal.ofLine() + "}\n";
            update(seal, end);
            record.append(open).append(end);
        }
        return record.toString();
    }

    private static void update(Seal seal, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        seal.update(bytes, 0, bytes.length);
    }

    private Path partial() {
        return directory.resolve("trial.jsonl.partial");
    }

    private void write(Event... events) {
        try (JsonLinesWriter writer = JsonLinesWriter.open(file)) {
            History history = new History(writer);
            Arrays.stream(events).forEach(history::record);
        }
    }

    private static Peer host(int number) {
        return Peer.at("host-" + Integer.toString(1_000_000 + number).substring(1) + ":7000", 0);
    }

    private static Event begun() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("nodes", "1000");
        settings.put("killed", "0.5");
        return new Event.Begun(0, "massive-failure", "sim", -42, settings);
    }

    private static Event members(int hosts) {
        return new Event.Formed(
                1,
                Formation.ASSEMBLED,
                RULES,
                IntStream.range(0, hosts).mapToObj(JsonLinesTest::host).toList());
    }

    private static Event inventory() {
        return new Event.Inventory(
                "before",
                new Holdings.Builder()
                        .held(RingId.ofHighBits(2), Version.unchanging(RingId.ofHighBits(2)), B)
                        .held(RingId.ofHighBits(1), VERSION, A)
                        .held(RingId.ofHighBits(1), new Version(Long.MIN_VALUE, RingId.ZERO), B)
                        .at(8));
    }

    private static RingSnapshot ring() {
        NodeSnapshot a = new NodeSnapshot(A, Optional.of(B), List.of(B, C), List.of(LIAR, B), List.of());
        NodeSnapshot b =
                new NodeSnapshot(B, Optional.empty(), List.of(), List.of(), List.of(List.of(A), List.of(C, A)));
        NodeSnapshot joiner = new NodeSnapshot(C, Optional.empty(), List.of(), List.of(), List.of(List.of(host(5), A)));
        return new RingSnapshot(8, List.of(b, a), List.of(joiner));
    }

    private static Operation lookup() {
        return Operation.of(3, Kind.LOOKUP, RingId.ofHighBits(7), A)
                .invoked(20)
                .completed(30)
                .outcome(Outcome.OK, "")
                .answeredBy(B)
                .path(List.of(LIAR))
                .dead(List.of(host(5)))
                .misroutes(1)
                .build();
    }

    private static Operation store() {
        return Operation.of(4, Kind.STORE, RingId.ofHighBits(-1), C)
                .invoked(20)
                .completed(20)
                .outcome(Outcome.FAILED, "2 of 5 replicas")
                .failure(RpcFailure.Kind.UNDER_REPLICATED)
                .replicas(List.of(A, B))
                .path(List.of(A, B, C))
                .reach(Reach.NOT_SENT)
                .build();
    }

    private static Operation fetch() {
        return Operation.of(Integer.MAX_VALUE, Kind.FETCH, RingId.ZERO, LIAR)
                .invoked(20)
                .completed(30)
                .outcome(Outcome.OK, "")
                .answeredBy(C)
                .corrupt(2)
                .authentic(false)
                .version(VERSION)
                .newest(true)
                .build();
    }
}
