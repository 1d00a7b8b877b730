package dev.wringer.harness.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.trial.UsageError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeCommandTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '^',
            value = {
                "node # node",
                "./node.sh --fast  on # ./node.sh|--fast|on",
                "'my node' --name=\"a b\" # my node|--name=a b",
                "node '' x # node||x",
                "node 'say \"yes\"' # node|say \"yes\"",
                "node $HOME *  # node|$HOME|*"
            })
    void wordsAreSetApartBySpacesOutsideOfQuotes(String text, String words) {
        assertThat(String.join("|", NodeCommand.read(text).words())).isEqualTo(words);
    }

    @Test
    void peopleAreToldWhatTheyHaveWritten() {
        assertThat(NodeCommand.read(" ./node.sh  'a b' ").provenance()).isEqualTo("of command ./node.sh  'a b'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "''", "node 'a", "node \"a'"})
    void whatNamesNoProgramIsRefused(String text) {
        assertThatThrownBy(() -> NodeCommand.read(text))
                .isInstanceOf(UsageError.class)
                .hasMessageStartingWith("--node-command");
    }
}
