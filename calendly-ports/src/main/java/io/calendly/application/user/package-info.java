/** Users: who they are and what can be changed about them. */
package io.calendly.application.user;
