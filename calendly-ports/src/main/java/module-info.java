/** The ports of a scheduling application, its services, and stores in memory. */
module io.calendly.ports {
    requires transitive io.calendly.domain;

    exports io.calendly.ports;
    exports io.calendly.application;
    exports io.calendly.application.user;
    exports io.calendly.application.access;
    exports io.calendly.application.availability;
    exports io.calendly.application.meeting;
    exports io.calendly.application.schedule;
    exports io.calendly.application.eventtype;
    exports io.calendly.application.booking;
    exports io.calendly.application.version;
    exports io.calendly.application.idempotency;
    exports io.calendly.application.health;
    exports io.calendly.memory;
}
