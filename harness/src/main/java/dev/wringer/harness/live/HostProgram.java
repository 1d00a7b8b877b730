package dev.wringer.harness.live;

/**
 * What the hosts of a fleet run.
 *
 * @param image the id of the image, which names it for good; empty where there are no images
 * @param command what starts a host's process; empty where hosts are no processes
 */
public record HostProgram(String image, String command) {

    /** Hosts within this process. */
    public static final HostProgram BUILT_IN = new HostProgram("", "");

    /** What tells it from others: the image where there is one. */
    public String identity() {
        return image.isEmpty() ? command : image;
    }
}
