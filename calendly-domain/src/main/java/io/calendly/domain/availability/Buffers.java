package io.calendly.domain.availability;

/**
 * The time to be kept clear around something that occupies time, in seconds.
 *
 * <p>Between two meetings of one user the larger of two buffers is due: the one after the earlier meeting, and the one
 * before the later. They are not added. A buffer is not occupied time. It binds bookings, in either direction. It
 * does not bind meetings that a user schedules.
 *
 * @param before the time before the start
 * @param after the time after the end
 */
public record Buffers(int before, int after) {

    /** The maximum length of a buffer: a day. */
    public static final int MAX_SECONDS = 86_400;

    /** The buffers of something that needs none. */
    public static final Buffers NONE = new Buffers(0, 0);

    /** @throws IllegalArgumentException if a buffer is negative or longer than {@link #MAX_SECONDS} */
    public Buffers {
        require(before, "before");
        require(after, "after");
    }

    private static void require(int seconds, String name) {
        if (seconds < 0 || seconds > MAX_SECONDS) {
            throw new IllegalArgumentException(name + " must be from 0 to " + MAX_SECONDS + ", not " + seconds);
        }
    }

    /** Returns the gap that is due between a meeting with these buffers and a later one, in seconds. */
    public int gapBefore(Buffers later) {
        return Math.max(after, later.before);
    }
}
