package io.calendly.domain.schedule;

import java.util.Optional;

/**
 * A time that a wall clock shows, to the minute: from 00:00 to 24:00, which is the end of a day and only ever an end.
 *
 * @param minutes the minutes on the clock since 00:00, from 0 to 1,440
 */
public record TimeOfDay(int minutes) implements Comparable<TimeOfDay> {

    /** The start of a day. */
    public static final TimeOfDay START_OF_DAY = new TimeOfDay(0);

    /** The end of a day, which is the start of the next. */
    public static final TimeOfDay END_OF_DAY = new TimeOfDay(24 * 60);

    private static final String FORM = "00:00";

    /** @throws IllegalArgumentException unless the minutes are from 0 to 1,440 */
    public TimeOfDay {
        if (minutes < 0 || minutes > 24 * 60) {
            throw new IllegalArgumentException("minutes must be from 0 to 1440, not " + minutes);
        }
    }

    /**
     * Returns the time that a text in the form {@code HH:MM} names; empty if it names none.
     *
     * @param text such as {@code 09:00} or {@code 24:00}; neither {@code 9:00} nor {@code 24:30} is a time
     */
    public static Optional<TimeOfDay> parse(String text) {
        if (text.length() != FORM.length() || text.charAt(2) != ':') {
            return Optional.empty();
        }
        int hours = twoDigits(text, 0);
        int minutes = twoDigits(text, 3);
        boolean known = hours >= 0 && minutes >= 0 && minutes < 60 && hours * 60 + minutes <= END_OF_DAY.minutes;
        return known ? Optional.of(new TimeOfDay(hours * 60 + minutes)) : Optional.empty();
    }

    /** Returns the number that two ASCII digits make; less than zero if one of them is no digit. */
    private static int twoDigits(String text, int at) {
        char tens = text.charAt(at);
        char ones = text.charAt(at + 1);
        boolean digits = tens >= '0' && tens <= '9' && ones >= '0' && ones <= '9';
        return digits ? (tens - '0') * 10 + ones - '0' : -1;
    }

    @Override
    public int compareTo(TimeOfDay other) {
        return Integer.compare(minutes, other.minutes);
    }

    /** Returns the time in the form {@code HH:MM}. */
    @Override
    public String toString() {
        return twoDigits(minutes / 60) + ":" + twoDigits(minutes % 60);
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
