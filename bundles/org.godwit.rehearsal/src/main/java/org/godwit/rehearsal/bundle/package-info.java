/** The rehearsal bundle: one file with what a rehearsal needs, its table of contents with a SHA-256 of each part, written whole or not at all and read without trust. */
package org.godwit.rehearsal.bundle;
