/** Rules for texts, whatever they are for. */
package io.calendly.domain.text;
