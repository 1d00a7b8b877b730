package dev.wringer.harness.ring;

import java.util.Map;

/**
 * What the nodes have sent: cost is a result too.
 *
 * @param requests how many requests of each kind were sent, by the kind's name in alphabetical order
 * @param events how many messages and timers were delivered in all, where the testbed counts them; else 0
 * @param repaired how many blocks maintenance has moved
 */
public record Traffic(Map<String, Long> requests, long events, long repaired) {}
