/** Fetches pages of the public web, and reaches nothing inside. */
@NullMarked
package dev.amplifier.host.web;

import org.jspecify.annotations.NullMarked;
