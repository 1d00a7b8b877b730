/**
 * The record of a trial: who was a member when, which faults struck, what clients did and what came of it, and
 * snapshots of the ring. Ground truth, as the harness knows it; judging it is the oracle's business.
 *
 * <p>On disk a record is one JSON object per line, UTF-8, ended by a line feed, in the order of recording. Each has
 * {@code event}, its type, and {@code at}, nanoseconds of the testbed's clock since the trial began. What is empty or
 * zero may be left out, and readers pass over what they do not know.
 *
 * <p>The last field of each line is {@code crc}: the CRC-32 of all bytes of the record before the comma in front of it, the
 * lines before included, as eight hexadecimal digits. In the last line, {@code ended}, {@code sha256} follows: the SHA-256 of all
 * bytes before the comma in front of that. By this seal a reader knows that the record is what was written, and if it is not, which line is the
 * first that does not fit. It protects against accidents and careless editing, not against somebody who computes it anew.
 *
 * <table>
 * <caption>The lines of a record, format 3</caption>
 * <tr><th>event</th><th>fields</th></tr>
 * <tr><td>begun</td><td>format, scenario, testbed, seed, settings</td></tr>
 * <tr><td>implemented</td><td>implementation, variant, image, command: what the hosts of the next ring run</td></tr>
 * <tr><td>formed</td><td>formation; successors, replicas, acknowledgements, settling: the rules by which the ring is judged;
 * members: nodes and ranges</td></tr>
 * <tr><td>mixed</td><td>variant, hosts: those that run another protocol than the rest</td></tr>
 * <tr><td>joined</td><td>member</td></tr>
 * <tr><td>leaving, left</td><td>leavers: nodes and ranges</td></tr>
 * <tr><td>crashed</td><td>victims: nodes and ranges; evidence</td></tr>
 * <tr><td>restarted</td><td>nodes: nodes and ranges; disk, kept, evidence</td></tr>
 * <tr><td>maintenance</td><td>running</td></tr>
 * <tr><td>imposed, healed</td><td>number, regime; from, to, bothWays, hindrance and evidence of what is imposed</td></tr>
 * <tr><td>suspected</td><td>whom, since, calls: so many calls to a living node were not answered in time</td></tr>
 * <tr><td>disturbed, settled</td><td>by; ideal: from when to when the living may be taken for dead</td></tr>
 * <tr><td>completed</td><td>number, client, kind, key, origin, intended, invoked, outcome, reach, failure, detail, answeredBy, authentic, version,
 * digest, newest, replicas, path, dead, misroutes, corrupt; {@code at} is when it was completed</td></tr>
 * <tr><td>snapshot</td><td>label; peers: all nodes that are mentioned; members and joining: for each node
 * {@code [self, predecessor, [successor …], [finger …], [entry of a list on its way …] …]} by index into
 * peers</td></tr>
 * <tr><td>believed</td><td>line, counted from 1, of what broke a promise; peers, nodes: as in a snapshot, what some members believed at that
 * moment; behind everything else</td></tr>
 * <tr><td>inventory</td><td>label; peers; holders: for each key the nodes that hold it, by index into peers; versions: for
 * each key whose block can change, a version, a digest and its holders for each version that is held</td></tr>
 * <tr><td>measured</td><td>label; values: a count for each name</td></tr>
 * <tr><td>recovering</td><td>members, wrong, blocks, replicated, lost: how far a ring has come that is waited for</td></tr>
 * <tr><td>planned</td><td>schedule, workload, budget: what is going to be played</td></tr>
 * <tr><td>stage</td><td>stage of the play that begins</td></tr>
 * <tr><td>acted</td><td>action, text, deed, note: what an action of the schedule has really done, and to whom</td></tr>
 * <tr><td>paced</td><td>operations, lateness: how well the clients kept their own plan</td></tr>
 * <tr><td>remarked</td><td>topic, remark</td></tr>
 * <tr><td>violated, excused</td><td>check, witness; operation and excusable of what is held against somebody</td></tr>
 * <tr><td>undecided, spoilt</td><td>reason; since and cause of what puts an end to proofs</td></tr>
 * <tr><td>concluded</td><td>lag, conclusion, text: how the ring was judged at its end</td></tr>
 * <tr><td>ended</td><td>outcome, reason</td></tr>
 * </table>
 *
 * <p>A node is {@code host:port/virtualNode}, with {@code @id} behind it if its id is not the SHA-1 of that. A range
 * {@code {"firstHost":17,"hosts":3,"nodes":2,"suffix":":7000"}} stands for the nodes {@code host-000017:7000/0},
 * {@code host-000017:7000/1}, {@code host-000018:7000/0} … {@code host-000019:7000/1}.
 */
@NullMarked
package dev.wringer.harness.record;

import org.jspecify.annotations.NullMarked;
