package dev.wringer.harness.local;

import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.live.Damage;
import dev.wringer.harness.live.Fleet;
import dev.wringer.harness.live.HostOrder;
import dev.wringer.harness.live.HostProgram;
import dev.wringer.harness.live.Obituary;
import dev.wringer.harness.ring.Clause;
import dev.wringer.harness.ring.ContractBreach;
import dev.wringer.harness.ring.Evidence;
import dev.wringer.harness.ring.Imposed;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.testee.Testee;
import dev.wringer.node.block.Block;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Real hosts that the harness reaches through proxies which forge the answers of one of them. */
public final class ForgedFleet implements Fleet {

    private final LocalFleet fleet;
    private final int victim;
    private final Map<String, Forgery> forgeries;
    private final Map<String, ForgingProxy> proxies = new HashMap<>();
    private final Map<String, Integer> statuses = new HashMap<>(); // of hosts that were not really started
    private volatile boolean ruined;
    private int statusOfWrongSettings = 3;
    private boolean forgetful;
    private boolean roomy;
    private boolean claimsReforms;

    /**
     * No hosts yet.
     *
     * @param fleet belongs to this one from now on
     * @param victim the number of the host whose answers are forged
     * @param forgeries by the bare names of methods; may change meanwhile
     */
    ForgedFleet(LocalFleet fleet, int victim, Map<String, Forgery> forgeries) {
        this.fleet = fleet;
        this.victim = victim;
        this.forgeries = forgeries;
    }

    /** Has hosts say that they have reformed, and go on. */
    public void claimReforms() {
        claimsReforms = true;
    }

    @Override
    public boolean reform(String host, HostOrder order) {
        return claimsReforms;
    }

    @Override
    public void start(List<HostOrder> orders) {
        if (orders.stream().anyMatch(order -> order.virtualNodes() == 0)) { // only a process could end of that
            orders.forEach(order -> statuses.put(order.name(), statusOfWrongSettings));
            throw new ContractBreach(Clause.FOUNDING, orders.get(0).name(), "it has ended");
        }
        if (forgetful) {
            orders.stream().map(HostOrder::name).filter(proxies::containsKey).forEach(fleet::wipe);
        }
        fleet.start(orders.stream().map(this::order).toList());
        orders.forEach(order -> proxies.put(order.name(), proxy(order)));
    }

    private HostOrder order(HostOrder order) {
        return new HostOrder(
                order.name(),
                order.number(),
                order.wayIn(),
                order.virtualNodes(),
                order.node(),
                order.variant(),
                order.maintenance(),
                order.durable(),
                order.full() && !roomy,
                order.seed(),
                order.release());
    }

    private ForgingProxy proxy(HostOrder order) {
        try {
            return new ForgingProxy(fleet.address(order.name()), order.number() == victim ? forgeries : Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a host is reached without a proxy. */
    public InetSocketAddress genuineAddress(String host) {
        return fleet.address(host);
    }

    /** Has hosts that come back find their disks empty. */
    public void loseDisks() {
        forgetful = true;
    }

    /** Has no host know that its disk is full. */
    public void hideFullDisks() {
        roomy = true;
    }

    /** With which status a host without virtual nodes ends from now on. */
    public void endWrongSettingsWith(int status) {
        statusOfWrongSettings = status;
    }

    /** With which status this host seems to have ended. */
    public void endWith(String host, int status) {
        statuses.put(host, status);
    }

    /** Has the testbed itself fail from now on, whenever it is looked at closely. */
    void ruin() {
        ruined = true;
    }

    @Override
    public void examine() {
        if (ruined) {
            throw new TestbedFailure("the ground has gone");
        }
    }

    /** Has the code of a host throw, in the middle of what it does. */
    public void makeThrow(String host, RuntimeException planted) {
        fleet.loop(host).execute(() -> {
            throw planted;
        });
    }

    @Override
    public InetSocketAddress address(String host) {
        return proxies.get(host).address();
    }

    @Override
    public Evidence kill(List<String> hosts) {
        return fleet.kill(hosts);
    }

    @Override
    public void wipe(String host) {
        fleet.wipe(host);
    }

    @Override
    public Damage rot(String host, List<Block> chosen) {
        return fleet.rot(host, chosen);
    }

    @Override
    public Imposed pause(List<String> hosts) {
        return fleet.pause(hosts);
    }

    @Override
    public CompletableFuture<?> leave(String host, Testee testee) {
        return fleet.leave(host, testee);
    }

    @Override
    public Imposed impose(List<String> from, List<String> to, boolean bothWays, LinkFault fault) {
        return fleet.impose(from, to, bothWays, fault);
    }

    @Override
    public void check() {
        fleet.check();
    }

    @Override
    public Optional<String> casualty() {
        return fleet.casualty();
    }

    @Override
    public Optional<Obituary> obituary(String host) {
        return fleet.obituary(host);
    }

    @Override
    public Optional<Integer> exitStatus(String host) {
        return Optional.ofNullable(statuses.get(host)).or(() -> fleet.exitStatus(host));
    }

    @Override
    public HostProgram program() {
        return fleet.program();
    }

    @Override
    public void close() {
        proxies.values().forEach(ForgingProxy::close);
        fleet.close();
    }
}
