from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('history', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Cursor',
            fields=[
                ('name', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('event', models.BigIntegerField()),
                ('at', models.DateTimeField()),
            ],
        ),
    ]
