/** What the rules do not allow, and why. */
package io.calendly.domain.refusal;
