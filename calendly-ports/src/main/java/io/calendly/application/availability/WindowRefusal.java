package io.calendly.application.availability;

import io.calendly.domain.refusal.Refusal;
import java.time.Duration;

/** A refusal of the window that a request asks about. */
public sealed interface WindowRefusal extends Refusal {

    /**
     * The window is longer than one request may ask about.
     *
     * @param max the maximum duration
     */
    record WindowTooLong(Duration max) implements WindowRefusal {

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String code() {
            return "window-too-long";
        }
    }
}
