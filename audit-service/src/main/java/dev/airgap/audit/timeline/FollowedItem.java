package dev.airgap.audit.timeline;

/**
 * A step as it became known.
 *
 * @param position who has read up to here has read this step
 */
public record FollowedItem(StreamPosition position, TimelineItem item) {}
