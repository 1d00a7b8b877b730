package dev.wringer.harness.containers;

/**
 * Which address each container of a ring has, and on which port which link begins: known before anything is started, and
 * the same for a host that is started again.
 *
 * @param subnet the first three numbers of a network of 254 addresses: {@code 10.213.7}
 */
record AddressPlan(String subnet) {

    /** How many hosts a ring may have, later ones included. */
    static final int MOST_HOSTS = 150;

    /** Where a node listens: what its logical address says. */
    static final int NODE_PORT = 7000;

    /** Where a Toxiproxy server takes requests. */
    static final int CONTROL_PORT = 8474;

    /** From here on, below the ports that the kernel gives to outgoing connections. */
    private static final int FIRST_LINK_PORT = 10_000;

    /** What one server carries: three descriptors a link, of the 20,000 that a process commonly has. */
    private static final int LINKS_PER_SERVER = 5_000;

    private static final int FIRST_SERVER = 2;
    private static final int FIRST_HOST = 50;

    /** In the engine's notation. */
    String cidr() {
        return subnet + ".0/24";
    }

    String gateway() {
        return subnet + ".1";
    }

    /** The address of host number {@code host}. */
    String host(int host) {
        return subnet + "." + (FIRST_HOST + host);
    }

    /** The address of link server number {@code server}. */
    String server(int server) {
        return subnet + "." + (FIRST_SERVER + server);
    }

    /** How many servers carry the links between so many hosts. */
    static int servers(int hosts) {
        return (hosts * (hosts - 1) + LINKS_PER_SERVER - 1) / LINKS_PER_SERVER;
    }

    /** The port on which the links of one source begin; the target's number is added. */
    static int firstPort(int from) {
        return FIRST_LINK_PORT + from * MOST_HOSTS;
    }

    /** On which port the link from one host to another begins. */
    static int port(int from, int to) {
        return firstPort(from) + to;
    }
}
