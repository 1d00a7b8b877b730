package dev.wringer.harness.toxiproxy;

import dev.wringer.harness.ring.Seed;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One direction of a connection: bytes are read from the source, pass a stage for each toxic that spoils them, and are
 * written to the receiver. No more is read while too much is under way. Used by the connection's event loop only.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a channel whose writing or closing fails is closed all the same
final class Flow {

    /** How many bytes stages may hold before the sender has to wait. */
    private static final long WINDOW = 256 << 10;

    private final Connection connection;
    private final Direction direction;
    private final Seed seed;
    private final SocketChannel source;
    private final SocketChannel receiver;
    private final Outlet delivery = new Delivery();
    private List<Fitting> fittings = List.of();
    private boolean started;
    private boolean ended; // the source has
    private boolean over; // what comes now is dropped
    private boolean delivered; // the receiver has all it will get, or is gone

    Flow(Connection connection, Direction direction, Seed seed, SocketChannel source, SocketChannel receiver) {
        this.connection = connection;
        this.direction = direction;
        this.seed = seed;
        this.source = source;
        this.receiver = receiver;
    }

    /** A toxic, and what it does here. */
    private record Fitting(NamedToxic toxic, Stage stage) {}

    /** Both ends are connected: begins to read. */
    void start() {
        started = true;
        regulate();
    }

    /** The source has sent something. */
    void received(ByteBuf bytes) {
        if (over) {
            bytes.release();
        } else {
            first().accept(bytes);
            regulate();
        }
    }

    /** The source sends nothing more. */
    void ended(Ending ending) {
        if (!ended && !over) {
            ended = true;
            first().end(ending);
            connection.settle();
        }
    }

    /** The receiver is gone: what is under way is dropped. */
    void abandon() {
        over = true;
        delivered = true;
        fittings.forEach(fitting -> fitting.stage().discard());
        regulate();
        connection.settle();
    }

    /** Whether nothing more can come out of it as things are. */
    boolean isOver() {
        return delivered
                || fittings.stream().anyMatch(fitting -> fitting.stage().keepsTheEnd());
    }

    /** Reads as long as there is room for more; once it is over, to find out when the source goes. */
    void regulate() {
        source.config().setAutoRead(started && (over || (receiver.isWritable() && held() < window())));
    }

    private long held() {
        long held = 0;
        for (Fitting fitting : fittings) {
            held += fitting.stage().held();
        }
        return held;
    }

    private long window() {
        long window = WINDOW;
        for (Fitting fitting : fittings) {
            window += fitting.toxic().toxic().window();
        }
        return window;
    }

    /** Brings the stages into line with the toxics of the proxy, in their order, without losing what is under way. */
    void apply(List<NamedToxic> toxics) {
        if (over) {
            return;
        }
        List<NamedToxic> wanted = toxics.stream()
                .filter(toxic -> toxic.direction() == direction && toxic.spoils(seed))
                .toList();
        List<Fitting> former = fittings;
        former.stream().filter(fitting -> in(wanted, fitting).isEmpty()).forEach(fitting -> fitting.stage()
                .remove());
        fit(wanted);
        former.forEach(fitting -> in(wanted, fitting).ifPresent(toxic -> update(fitting, toxic)));
        regulate();
        connection.settle();
    }

    private static Optional<NamedToxic> in(List<NamedToxic> toxics, Fitting fitting) {
        return toxics.stream()
                .filter(toxic -> toxic.ordinal() == fitting.toxic().ordinal())
                .findFirst();
    }

    private void fit(List<NamedToxic> wanted) {
        List<Fitting> fitted = new ArrayList<>();
        for (NamedToxic toxic : wanted) {
            fitted.add(new Fitting(toxic, stage(toxic)));
        }
        for (int i = 0; i < fitted.size(); i++) {
            boolean last = i + 1 == fitted.size();
            fitted.get(i).stage().connect(last ? delivery : fitted.get(i + 1).stage());
        }
        fittings = fitted;
    }

    private Stage stage(NamedToxic toxic) {
        return fittings.stream()
                .filter(fitting -> fitting.toxic().ordinal() == toxic.ordinal())
                .findFirst()
                .map(Fitting::stage)
                .orElseGet(() -> toxic.toxic().stage(new LoopTimers(), toxic.chance(seed)));
    }

    private static void update(Fitting former, NamedToxic toxic) {
        if (!former.toxic().toxic().equals(toxic.toxic())) {
            former.stage().update(toxic.toxic());
        }
    }

    private Outlet first() {
        return fittings.isEmpty() ? delivery : fittings.get(0).stage();
    }

    /** The end of the chain: writes to the receiver. */
    private final class Delivery implements Outlet {

        @Override
        public void accept(ByteBuf bytes) {
            if (over) {
                bytes.release();
            } else {
                receiver.writeAndFlush(bytes, receiver.voidPromise());
            }
        }

        @Override
        public void end(Ending ending) {
            if (over) {
                return;
            }
            switch (ending) {
                case FINISHED ->
                    afterTheLastByte(written -> {
                        delivered = true;
                        receiver.shutdownOutput();
                        connection.settle();
                    });
                case CLOSED -> afterTheLastByte(ChannelFutureListener.CLOSE);
                case RESET -> connection.reset();
            }
        }

        /** Netty shuts a channel down without waiting for what was written before: this does. */
        private void afterTheLastByte(ChannelFutureListener action) {
            over = true;
            receiver.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(action);
        }
    }

    /** Whatever happens at a time may make room for more. */
    private final class LoopTimers implements Timers {

        private final EventLoop loop = source.eventLoop();

        @Override
        public long now() {
            return System.nanoTime() - connection.began();
        }

        @Override
        public Future<?> after(long delay, Runnable action) {
            return loop.schedule(
                    () -> {
                        action.run();
                        regulate();
                        connection.settle();
                    },
                    Math.max(0, delay),
                    TimeUnit.NANOSECONDS);
        }
    }
}
