-- Old samples are found by their age, once a minute, without reading those that are kept.
CREATE INDEX oms_metric_age ON oms_metric (resolution, sample_time);
