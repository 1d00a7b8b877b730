/**
 * What a report tells of one trial, made from its record alone: its rings, who lived when, faults, operations with the reasons of
 * those that failed, replicas, and what the checks caught. Reads and concludes; writes nothing.
 */
@NullMarked
package dev.wringer.reports.trial;

import org.jspecify.annotations.NullMarked;
