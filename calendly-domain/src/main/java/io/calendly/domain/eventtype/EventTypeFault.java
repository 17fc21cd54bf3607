package io.calendly.domain.eventtype;

/** A contradiction among the settings of an event type. */
public enum EventTypeFault {
    /** There are no hosts. */
    NO_HOSTS,
    /** There are more than {@link Hosting#MAX_HOSTS} hosts. */
    TOO_MANY_HOSTS,
    /** An event type for one host has several. */
    SEVERAL_HOSTS,
    /** A group has no capacity. */
    CAPACITY_MISSING,
    /** An event type that is no group has a capacity. */
    CAPACITY_OF_NO_GROUP,
    /** There are more than {@link EventTypeSettings#MAX_QUESTIONS} questions. */
    TOO_MANY_QUESTIONS,
    /** Two questions have the same name. */
    QUESTION_REPEATED,
    /** A question of the type {@link Question.Type#CHOICE} has no choices. */
    CHOICES_MISSING,
    /** A question of another type has choices. */
    CHOICES_OF_NO_CHOICE,
    /** Two choices of a question are the same. */
    CHOICE_REPEATED
}
