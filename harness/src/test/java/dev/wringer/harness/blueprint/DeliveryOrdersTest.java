package dev.wringer.harness.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.ring.DeliveryOrder;
import dev.wringer.harness.setting.Misfit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryOrdersTest {

    private final DeliveryOrders orders = new DeliveryOrders();

    @ParameterizedTest
    @ValueSource(strings = {"delays", "priorities:3:1000", "turns", "turns:17=1+40=2"})
    void readsWhatItWrites(String text) throws Misfit {
        assertThat(orders.write(orders.read(text))).isEqualTo(text);
    }

    @Test
    void turnsAreInOrder() throws Misfit {
        assertThat(orders.read("turns:40=2+17=1")).isEqualTo(DeliveryOrder.Turns.but(Map.of(17, 1, 40, 2)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "delay",
                "priorities",
                "priorities:3",
                "priorities:0:9",
                "priorities:2:0",
                "priorities:x:9",
                "turns:",
                "turns:5",
                "turns:5=0",
                "turns:-1=1",
                "turns:5=1+5=2",
                "turns:5=99999999999"
            })
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> orders.read(text)).isInstanceOf(Misfit.class);
    }

    @Test
    void theChanceIsThatOfThePaper() {
        assertThat(new DeliveryOrder.Priorities(1, 100).chance(3)).isEqualTo(1 / 9.0);
        assertThat(new DeliveryOrder.Priorities(3, 100).chance(3)).isEqualTo(1 / (9.0 * 100 * 100));
    }
}
