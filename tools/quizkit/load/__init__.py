"""From YAML to the model: characters, events, data with positions, schema, entities. `reader.py` puts the steps together."""
