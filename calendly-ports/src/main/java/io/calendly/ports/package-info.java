/** The ports: the storage that the application needs. Implementations pass the contract tests in this module's test jar. */
package io.calendly.ports;
