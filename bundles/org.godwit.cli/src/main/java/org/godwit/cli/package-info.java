/**
 * The command line. A thin edge: it reads options, calls the studio's services or a rehearsal, and prints. Exit status 0: done and, where verified, equal; 1: differences; 2: wrong use; 3: failed.
 */
package org.godwit.cli;
