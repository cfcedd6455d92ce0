/** Rules of targets that no twin can be: they are laid over what the twin accepts, each with where it is known from. */
package org.godwit.rehearsal.profile;
