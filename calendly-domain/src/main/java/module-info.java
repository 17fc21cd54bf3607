/** Time, availability and meetings: values and rules, with nothing beneath them but {@code java.base}. */
module io.calendly.domain {
    exports io.calendly.domain.text;
    exports io.calendly.domain.time;
    exports io.calendly.domain.user;
    exports io.calendly.domain.refusal;
    exports io.calendly.domain.event;
    exports io.calendly.domain.schedule;
    exports io.calendly.domain.availability;
    exports io.calendly.domain.meeting;
    exports io.calendly.domain.eventtype;
    exports io.calendly.domain.booking;
    exports io.calendly.domain.access;
}
