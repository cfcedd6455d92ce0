/** From measured rates to the real sizes. */
package org.godwit.rehearsal.forecast;
