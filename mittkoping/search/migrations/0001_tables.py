# The tables of the index; 0002 builds the full-text index upon them.

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('frameworks', '0002_the_leda_framework'),
        ('organisation', '0002_the_register_of_municipalities'),
        ('versions', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('lang', models.CharField(max_length=8)),
                ('kind', models.CharField(max_length=20)),
                ('audience', models.CharField(max_length=12)),
                ('years', models.CharField(max_length=400)),
                ('authors', models.TextField()),
                ('sort_key', models.CharField(max_length=600)),
                ('county', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.county')),
                ('key_area', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='frameworks.keyarea')),
                ('municipality', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.municipality')),
                ('object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='versions.object')),
            ],
        ),
        migrations.CreateModel(
            name='SearchVocabulary',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stamp', models.CharField(max_length=32)),
            ],
        ),
        migrations.CreateModel(
            name='SearchWord',
            fields=[
                ('word', models.CharField(max_length=80, primary_key=True, serialize=False)),
                ('count', models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='SearchText',
            fields=[
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='search.searchentry')),
                ('title', models.TextField()),
                ('lead', models.TextField()),
                ('headings', models.TextField()),
                ('body', models.TextField()),
                ('title_stems', models.TextField()),
                ('place_stems', models.TextField()),
                ('lead_stems', models.TextField()),
                ('heading_stems', models.TextField()),
                ('body_stems', models.TextField()),
                ('title_parts', models.TextField()),
                ('parts', models.TextField()),
                ('folded', models.TextField()),
            ],
        ),
        migrations.AddConstraint(
            model_name='searchentry',
            constraint=models.UniqueConstraint(fields=('object', 'lang'), name='search_object_lang'),
        ),
    ]
