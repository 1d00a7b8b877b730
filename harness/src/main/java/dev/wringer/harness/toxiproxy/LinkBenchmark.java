package dev.wringer.harness.toxiproxy;

import dev.wringer.harness.toxiproxy.ToxiproxyBenchmark.Comparison;
import dev.wringer.harness.toxiproxy.ToxiproxyBenchmark.LinkFigures;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** Measures what a proxy costs: everything directly and through it in turn, so that other work hits both. */
final class LinkBenchmark {

    private static final Duration SLICE = Duration.ofMillis(250);
    private static final int ROUNDS_A_WARM_UP = 3;

    private final ExecutorService threads;
    private final int connections;

    LinkBenchmark(ExecutorService threads, int connections) {
        this.threads = threads;
        this.connections = connections;
    }

    LinkFigures measure(int rounds) throws IOException {
        LoopbackLoad load = new LoopbackLoad(SLICE, threads);
        try (LoopbackService echo = LoopbackService.echo(threads);
                LoopbackService swallower = load.swallower();
                ToxiproxyServer server = ToxiproxyBenchmark.start()) {
            ControlClient control = new ControlClient(server);
            InetSocketAddress proxiedEcho = control.proxyTo(echo.address());
            InetSocketAddress proxiedSwallower = control.proxyTo(swallower.address());
            Series roundTrip = new Series(load::roundTripMicros, echo.address(), proxiedEcho);
            Series requests = new Series(at -> load.requestsPerSecond(at, connections), echo.address(), proxiedEcho);
            Series bulk = new Series(load::gigabytesPerSecond, swallower.address(), proxiedSwallower);
            Series connects = new Series(load::connectionsPerSecond, echo.address(), proxiedEcho);
            List<Series> all = List.of(roundTrip, requests, bulk, connects);
            measure(all, rounds / ROUNDS_A_WARM_UP);
            all.forEach(Series::forget);
            measure(all, rounds);
            return new LinkFigures(roundTrip.medians(), requests.medians(), bulk.medians(), connects.medians());
        }
    }

    private static void measure(List<Series> all, int rounds) throws IOException {
        for (int i = 0; i < rounds; i++) {
            for (Series each : all) {
                each.measure();
            }
        }
    }

    /** Something that is measured at an address. */
    private interface Measure {
        double at(InetSocketAddress address) throws IOException;
    }

    /** What has been measured of one kind. */
    private static final class Series {

        private final Measure measure;
        private final InetSocketAddress direct;
        private final InetSocketAddress through;
        private final List<Double> measuredDirectly = new ArrayList<>();
        private final List<Double> measuredThrough = new ArrayList<>();

        Series(Measure measure, InetSocketAddress direct, InetSocketAddress through) {
            this.measure = measure;
            this.direct = direct;
            this.through = through;
        }

        void measure() throws IOException {
            measuredDirectly.add(measure.at(direct));
            measuredThrough.add(measure.at(through));
        }

        void forget() {
            measuredDirectly.clear();
            measuredThrough.clear();
        }

        Comparison medians() {
            return new Comparison(median(measuredDirectly), median(measuredThrough));
        }

        private static double median(List<Double> measured) {
            return measured.stream().sorted().toList().get(measured.size() / 2);
        }
    }
}
