/** Tells others of alerts: Alertmanager, webhooks and, if switched on, the trainer. */
@NullMarked
package io.agnoscope.scoring.notification;

import org.jspecify.annotations.NullMarked;
