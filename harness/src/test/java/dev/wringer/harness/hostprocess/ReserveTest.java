package dev.wringer.harness.hostprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What one ring leaves is either taken by another one, once, or ended. */
class ReserveTest {

    private final AtomicInteger ended = new AtomicInteger();

    private Reserve.Kept hosts() {
        return ended::incrementAndGet;
    }

    @Test
    void whatIsLeftIsTakenOnce() {
        Reserve<Reserve.Kept> reserve = new Reserve<>();
        assertThat(reserve.take()).isEmpty();
        Reserve.Kept hosts = hosts();
        reserve.leave(hosts);
        assertThat(reserve.peek()).containsSame(hosts);
        assertThat(reserve.take()).containsSame(hosts);
        assertThat(reserve.take()).isEmpty();
        reserve.close();
        assertThat(ended).as("whoever has taken it ends it").hasValue(0);
    }

    @Test
    void thereIsRoomForOneRing() {
        Reserve<Reserve.Kept> reserve = new Reserve<>();
        reserve.leave(hosts());
        reserve.leave(hosts());
        assertThat(ended).hasValue(1);
    }

    @Test
    void whatNobodyHasTakenEndsWithTheReserve() {
        Reserve<Reserve.Kept> reserve = new Reserve<>();
        reserve.leave(hosts());
        reserve.close();
        reserve.close();
        assertThat(ended).hasValue(1);
        assertThat(reserve.take()).isEmpty();
    }

    @Test
    void aClosedOneKeepsNothing() {
        Reserve<Reserve.Kept> reserve = Reserve.closed();
        assertThat(reserve.isOpen()).isFalse();
        reserve.leave(hosts());
        assertThat(ended).hasValue(1);
        assertThat(reserve.take()).isEmpty();
    }
}
