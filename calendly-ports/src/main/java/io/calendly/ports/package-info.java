/** What the application needs of a storage. Implementations pass the contract tests in this module's test jar. */
package io.calendly.ports;
