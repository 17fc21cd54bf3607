/** What a scheduling application needs, what it can do, and stores in memory to do it with. */
module io.calendly.ports {
    requires transitive io.calendly.domain;

    exports io.calendly.ports;
    exports io.calendly.application;
    exports io.calendly.memory;
}
