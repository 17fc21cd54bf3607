package io.calendly.domain.schedule;

/** A reason why some parts do not make a value of this package. The edge reports it with a pointer to the part. */
public enum ScheduleFault {
    /** Hours end at or before the time at which they start. */
    FROM_NOT_BEFORE_TO,
    /** A date is before {@link DateRange#MIN} or after {@link DateRange#MAX}. */
    DATE_OUT_OF_RANGE,
    /** The last date is before the first. */
    UNTIL_BEFORE_FROM,
    /** The day of the week has hours already. */
    WEEKDAY_REPEATED,
    /** The date has hours already. */
    DATE_REPEATED,
    /** A schedule has more than {@link DateOverrides#MAX_DATES} date overrides. */
    TOO_MANY_DATES,
    /** The dates of the travel are dates of another travel too. */
    TRAVELS_OVERLAP,
    /** A schedule has more than {@link Travels#MAX_TRAVELS} travels. */
    TOO_MANY_TRAVELS
}
