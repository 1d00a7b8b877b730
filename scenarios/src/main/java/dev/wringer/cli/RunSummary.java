package dev.wringer.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@link RunFiles} has left of a whole run.
 *
 * @param file where it stands
 * @param finished how many trials came to a result
 */
record RunSummary(Path file, int finished) {

    /** That of the run with this folder, if it has one that can be read. */
    static Optional<RunSummary> of(Path folder) {
        return Stream.of("run.json", "run.partial.json")
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .flatMap(RunSummary::read);
    }

    private static Optional<RunSummary> read(Path file) {
        try (JsonParser json = new JsonFactory().createParser(Files.readString(file))) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                boolean atTop = json.getParsingContext().getParent() != null
                        && json.getParsingContext().getParent().inRoot();
                if (token == JsonToken.VALUE_NUMBER_INT && atTop && "finished".equals(json.currentName())) {
                    return Optional.of(new RunSummary(file, json.getIntValue()));
                }
            }
        } catch (IOException e) {
            return Optional.empty(); // the records speak for themselves
        }
        return Optional.empty();
    }

    /** Says that there are too few records, if there are. */
    Optional<String> missing(int records) {
        return records >= finished
                ? Optional.empty()
                : Optional.of(file + " tells of " + finished + " trials, and there are " + records
                        + " records: some were removed; put them back, or make the run again");
    }
}
