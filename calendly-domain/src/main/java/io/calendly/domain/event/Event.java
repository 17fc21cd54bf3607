package io.calendly.domain.event;

/**
 * A fact about a change that was made. Events are data, and are derived from the values before and after the change in
 * one place per feature.
 *
 * <p>Each feature declares its events as records of a sealed interface beside the values that they speak of.
 */
public interface Event {

    /** Returns the stable type, the feature and a participle: {@code meeting.scheduled}. It never changes its meaning. */
    String type();

    /** Returns the subject, whose events have an order of their own. */
    Subject subject();
}
