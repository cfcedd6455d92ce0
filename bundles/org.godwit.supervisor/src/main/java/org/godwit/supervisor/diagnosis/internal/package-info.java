/** How causes are looked for. */
package org.godwit.supervisor.diagnosis.internal;
