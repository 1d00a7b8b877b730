package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MachineTest {

    @Test
    void whatAllHaveAlikeIsSaidOnceAndAnythingElseWithItsParts() {
        Map<String, Machine> machines = new LinkedHashMap<>();
        machines.put("shard 1/3", new Machine(Map.of("system", "Linux", "processors", "2")));
        machines.put("shard 2/3", new Machine(Map.of("system", "Linux", "processors", "8")));
        machines.put("shard 3/3", new Machine(Map.of("system", "Linux")));

        assertThat(Machine.together(machines).facts())
                .containsEntry("system", "Linux")
                .containsEntry("processors", "2 (shard 1/3); 8 (shard 2/3); not written down (shard 3/3)");
    }

    @Test
    void ofMachinesThatNobodyWroteDownNothingIsSaid() {
        assertThat(Machine.together(Map.of("shard 1/1", new Machine(Map.of()))).facts())
                .isEmpty();
    }
}
