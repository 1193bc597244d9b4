"""When each record was last changed, and the one number that every change raises."""

import re
from datetime import UTC, datetime

from django.db import migrations, models
from django.db.models import Max, OuterRef, Subquery

APPS = ("sources", "members", "summits")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def bring_up_to_date(apps, schema_editor):
    """Take the times from the change log, and count what it has as one change each."""
    Change = apps.get_model("knowledge", "Change")
    for app in APPS:
        for model in apps.get_app_config(app).get_models():
            if "changed_at" in {field.name for field in model._meta.fields}:
                kind = re.sub(r"(?<!^)(?=[A-Z])", "-", model.__name__).lower()
                own = Change.objects.filter(kind=kind, key=OuterRef("key")).order_by().values("key")
                model.objects.update(changed_at=Subquery(own.annotate(newest=Max("at")).values("newest")))
    newest = Change.objects.order_by("-seq").first()
    apps.get_model("knowledge", "DataVersion").objects.create(
        id=1, number=newest.seq if newest else 0, at=newest.at if newest else EPOCH
    )


class Migration(migrations.Migration):
    dependencies = [
        ("knowledge", "0002_change_at"),
        ("members", "0003_changed_at"),
        ("sources", "0003_changed_at"),
        ("summits", "0002_changed_at"),
    ]

    operations = [
        migrations.CreateModel(
            name="DataVersion",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("number", models.PositiveBigIntegerField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("id", 1)), name="knowledge_one_data_version")
                ],
            },
        ),
        migrations.RunPython(bring_up_to_date, migrations.RunPython.noop),
    ]
